using Microsoft.Extensions.Logging;

namespace Questory.Tests.Testing;

/// <summary>Shows errors of the host under test: a 500 without its cause costs an hour.</summary>
internal sealed class ErrorsToConsole : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string category) => this;

    public bool IsEnabled(LogLevel level) => level >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> format)
    {
        if (IsEnabled(level))
            Console.Error.WriteLine($"{format(state, failure)}{Environment.NewLine}{failure}");
    }

    public void Dispose() { }
}
