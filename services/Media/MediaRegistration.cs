using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PartyPlatform.Media;

/// <summary>Settings of the library, read from <c>Media</c>.</summary>
public sealed class MediaOptions
{
    /// <summary>Where the settings are read from.</summary>
    public const string Section = "Media";

    /// <summary>
    /// The folder that all replicas of the platform share; each service keeps to a folder of its own name below it. In
    /// Development it is <c>.local/media</c> below the content root unless set.
    /// </summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>
    /// Pictures that a process decodes at the same time. Each may need four bytes a pixel, 200 MB for the largest allowed,
    /// so this bounds the memory whatever is sent.
    /// </summary>
    [Range(1, 16)]
    public int Decoders { get; set; } = 2;
}

/// <summary>Adds pictures to a service.</summary>
public static class MediaRegistration
{
    /// <summary>Registers <see cref="PictureIntake"/> and <see cref="PictureFiles"/>.</summary>
    public static IHostApplicationBuilder AddMedia(this IHostApplicationBuilder builder)
    {
        var environment = builder.Environment;
        builder.Services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section)
            .PostConfigure(options =>
            {
                // Elsewhere a forgotten setting must stop the start: pictures would be lost with the container.
                if (options.Path.Length == 0 && environment.IsDevelopment())
                    options.Path = Path.Combine(environment.ContentRootPath, ".local", "media");
            })
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(provider => new PictureFiles(
            Path.Combine(provider.GetRequiredService<IOptions<MediaOptions>>().Value.Path, Lower(environment.ApplicationName))));
        builder.Services.AddSingleton<PictureIntake>();
        builder.Services.AddSingleton<UploadTurns>();
        return builder;
    }

#pragma warning disable CA1308 // A folder's name, not a comparison.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
