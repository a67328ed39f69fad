/** The few register → register edges, each with its decision record: { from, to, decision }. None yet. */
module.exports = [];
