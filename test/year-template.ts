/** What is asked in November: words on one part of the plan, two figures that count tasks, one that is typed and estimated. */
export const november = {
  code: "BC-NAM",
  name: "Báo cáo năm",
  abstract: "Kết quả công tác gia đình năm {year}",
  sections: [
    { number: "I.", title: "Kết quả", required: true, clausePaths: ["I"], prompt: "Nêu việc đã làm" },
    {
      number: "II.",
      title: "Số liệu",
      narrative: false,
      tables: [
        {
          title: "Biểu 1",
          rows: [
            { indicator: "tasks.given", required: false },
            { indicator: "tasks.done", required: false },
            { indicator: "prevention.clubs", asksEstimate: true },
          ],
        },
      ],
    },
  ],
};
