using Questory.Host;
using Questory.Platform.Data;

var databases = new Databases(Environment.GetEnvironmentVariable("QUESTORY_DATABASE")!);
var app = QuestoryApp.Build(WebApplication.CreateBuilder(args), databases);
await app.RunAsync();
