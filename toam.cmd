@echo off
node "%~dp0bin\launch.mjs" %*
