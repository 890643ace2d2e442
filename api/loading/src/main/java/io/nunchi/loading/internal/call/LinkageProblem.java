package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains a missing class or method: the caller, its jar, and the SPI version it was built for.
 */
final class LinkageProblem {

  private static final String CONTRACT = "io.nunchi.spi.";

  private LinkageProblem() {}

  static Problem of(ThrowableSnapshot error, String where, @Nullable ClassLoader loader) {
    Optional<PluginOrigin> origin =
        loader instanceof PluginOrigin known ? Optional.of(known) : Optional.empty();
    String builtFor = origin.map(PluginOrigin::builtFor).orElse("an unknown version");
    return Problem.of("NUN-4508", "the plugin calls something that is not there")
        .expected(
            "every class and method it was compiled against; the host has SPI "
                + SpiVersion.CURRENT)
        .found(error + caller(error, origin) + "; the plugin was built for SPI " + builtFor)
        .where(where)
        .fix(fix(error, origin));
  }

  /** The plugin's class nearest to the error in the stack trace, and its jar. */
  private static String caller(ThrowableSnapshot error, Optional<PluginOrigin> origin) {
    StackTraceElement[] frames = error.getStackTrace();
    return Stream.of(frames)
        .flatMap(
            frame ->
                origin
                    .flatMap(known -> known.jarOf(frame.getClassName()))
                    .map(jar -> "; called by " + frame + " in " + jar)
                    .stream())
        .findFirst()
        .orElse(frames.length == 0 ? "" : "; called at " + frames[0]);
  }

  /** A plugin that needs other jars is a folder: a jar alone has no place for them. */
  private static String placeOfJars(PluginOrigin origin) {
    return origin.location().endsWith(".jar")
        ? "a folder of its own, together with " + origin.location()
        : origin.location();
  }

  private static String fix(ThrowableSnapshot error, Optional<PluginOrigin> origin) {
    String missing = error.text().replace('/', '.');
    String place = origin.map(LinkageProblem::placeOfJars).orElse("the plugin's directory");
    if (missing.contains(CONTRACT)) {
      return "take a build of the plugin for SPI " + SpiVersion.CURRENT;
    }
    if (missing.toLowerCase(Locale.ROOT).contains("io.nunchi.") || missing.contains("org.slf4j.")) {
      return "a plugin sees the JDK, io.nunchi.spi and its own jars, nothing else of the host: put"
          + " what it needs into "
          + place;
    }
    return "put the missing jar, or the version that it needs, into " + place;
  }
}
