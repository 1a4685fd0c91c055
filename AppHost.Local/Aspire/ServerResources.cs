namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server: a private native one.</summary>
public sealed class PostgresServerResource : Resource, IResourceWithConnectionString, IResourceWithEndpoints, IResourceWithEnvironment, IResourceWithArgs
{
    internal const string PrimaryEndpointName = "tcp";

    internal PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name) => (UserNameParameter, PasswordParameter) = (userName, password);

    /// <summary>The parameter with the user name; <c>postgres</c> without one.</summary>
    public ParameterResource? UserNameParameter { get; }

    /// <summary>The parameter with the password.</summary>
    public ParameterResource PasswordParameter { get; }

    internal List<PostgresDatabaseResource> Databases { get; } = [];

    internal string UserName => UserNameParameter?.Value ?? "postgres";

    /// <inheritdoc/>
    public string ConnectionString =>
        $"Host=localhost;Port={Port(PrimaryEndpointName)};Username={UserName};Password={PasswordParameter.Value}";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetConnectionProperties() => Properties(database: null);

    internal IEnumerable<KeyValuePair<string, string>> Properties(string? database)
    {
        var port = Port(PrimaryEndpointName);
        var path = database is null ? "" : "/" + Uri.EscapeDataString(database);
        yield return new("Host", "localhost");
        yield return new("Port", $"{port}");
        yield return new("Username", UserName);
        yield return new("Password", PasswordParameter.Value);
        if (database is not null)
            yield return new("DatabaseName", database);
        yield return new("Uri", $"postgresql://{Uri.EscapeDataString(UserName)}:{Uri.EscapeDataString(PasswordParameter.Value)}@localhost:{port}{path}");
        yield return new("JdbcConnectionString", $"jdbc:postgresql://localhost:{port}{path}");
    }
}

/// <summary>A database of a PostgreSQL server; created if it is not there.</summary>
public sealed class PostgresDatabaseResource : Resource, IResourceWithConnectionString
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
        : base(name) => (DatabaseName, Parent) = (databaseName, parent);

    /// <summary>The database's name on the server.</summary>
    public string DatabaseName { get; }

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; }

    /// <inheritdoc/>
    public string ConnectionString => $"{Parent.ConnectionString};Database={DatabaseName}";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetConnectionProperties() => Parent.Properties(DatabaseName);
}

/// <summary>A RabbitMQ server: a private native one.</summary>
public sealed class RabbitMQServerResource : Resource, IResourceWithConnectionString, IResourceWithEndpoints, IResourceWithEnvironment
{
    internal const string PrimaryEndpointName = "tcp";
    internal const string ManagementEndpointName = "management";

    internal RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name) => (UserNameParameter, PasswordParameter) = (userName, password);

    /// <summary>The parameter with the user name; <c>guest</c> without one.</summary>
    public ParameterResource? UserNameParameter { get; }

    /// <summary>The parameter with the password.</summary>
    public ParameterResource PasswordParameter { get; }

    internal string UserName => UserNameParameter?.Value ?? "guest";

    /// <inheritdoc/>
    public string ConnectionString =>
        $"amqp://{Uri.EscapeDataString(UserName)}:{Uri.EscapeDataString(PasswordParameter.Value)}@localhost:{Port(PrimaryEndpointName)}";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetConnectionProperties()
    {
        yield return new("Host", "localhost");
        yield return new("Port", $"{Port(PrimaryEndpointName)}");
        yield return new("Username", UserName);
        yield return new("Password", PasswordParameter.Value);
        yield return new("Uri", ConnectionString);
    }
}

/// <summary>A Redis server: a private native one.</summary>
public sealed class RedisResource : Resource, IResourceWithConnectionString, IResourceWithEndpoints, IResourceWithEnvironment
{
    internal const string PrimaryEndpointName = "tcp";

    internal RedisResource(string name, ParameterResource password)
        : base(name) => PasswordParameter = password;

    /// <summary>The parameter with the password.</summary>
    public ParameterResource PasswordParameter { get; }

    /// <inheritdoc/>
    public string ConnectionString => $"localhost:{Port(PrimaryEndpointName)},password={PasswordParameter.Value}";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetConnectionProperties()
    {
        var port = Port(PrimaryEndpointName);
        yield return new("Host", "localhost");
        yield return new("Port", $"{port}");
        yield return new("Password", PasswordParameter.Value);
        yield return new("Uri", $"redis://:{Uri.EscapeDataString(PasswordParameter.Value)}@localhost:{port}");
    }
}
