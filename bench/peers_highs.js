// Solve an LP file with the npm package highs: node peers_highs.js FOLDER PROGRAM SECONDS ANSWER
// FOLDER holds node_modules. The answer is JSON: status, objective, dual bound, whole columns that are
// not 0. The package itself returns no bound; HiGHS prints it in the report at the end of its log.
const fs = require("fs");
const [folder, program, seconds, answer] = process.argv.slice(2);
const load = require(require.resolve("highs", {paths: [folder]}));
const log = [];
const note = (line) => log.push(line);

function bound() {
    const lines = log.map((line) => /^ *Dual bound +(\S+)/.exec(line)).filter(Boolean);
    const number = lines.length ? Number(lines[lines.length - 1][1]) : NaN;
    return Number.isFinite(number) ? number : null;
}

load({print: note, printErr: note}).then((highs) => {
    const solved = highs.solve(fs.readFileSync(program, "utf8"), {
        time_limit: Number(seconds), threads: 1, mip_rel_gap: 0, log_to_console: true});
    const columns = {};
    for (const [name, column] of Object.entries(solved.Columns)) {
        if (Math.round(column.Primal)) columns[name] = Math.round(column.Primal);
    }
    fs.writeFileSync(answer, JSON.stringify({
        status: solved.Status, objective: solved.ObjectiveValue, bound: bound(), columns}));
}).catch((error) => {
    console.error(log.join("\n"));
    console.error(error);
    process.exit(1);
});
