using Questory.Bench;

// dotnet run -c Release --project bench -- all --json
var json = args.Contains("--json");
var wanted = args.Where(arg => !arg.StartsWith('-')).DefaultIfEmpty("all").ToHashSet();

var suites = new Dictionary<string, Func<Task<IReadOnlyList<Figure>>>>
{
    ["play-loop"] = PlayLoop.Measure,
    ["wallets"] = Wallets.Measure,
    ["leaderboard"] = Leaderboard.Measure,
    ["journey"] = Journey.Measure,
    ["flat-cost"] = FlatCost.Measure,
    ["sign-ins"] = SignIns.Measure,
    ["fan-out"] = FanOut.Measure,
    ["start"] = StartUp.Measure,
    ["nodes"] = Nodes.Measure,
    ["pages"] = Pages.Measure,
    ["calls"] = Calls.Measure,
    ["intake"] = Intake.Measure,
    ["family-dashboard"] = FamilyDashboard.Measure,
};
if (wanted.FirstOrDefault(name => name != "all" && !suites.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no suite “{unknown}”: choose all, or some of {string.Join(", ", suites.Keys)}.");
    return 1;
}

var figures = new List<Figure>();
foreach (var (name, measure) in suites.Where(suite => wanted.Contains("all") || wanted.Contains(suite.Key)))
{
    Console.Error.WriteLine($"{name} …");
    foreach (var figure in await measure())
    {
        figures.Add(figure);
        if (json)
            Console.WriteLine(figure.ToJson());
    }
}
if (!json)
    Figure.PrintTable(figures);
return 0;
