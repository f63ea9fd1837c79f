using Questory.Host.Cli;

return await QuestoryCommandLine.Run(args);
