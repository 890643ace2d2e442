package io.nunchi.tck.internal.future;

import io.nunchi.tck.internal.run.SubjectDefinition;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads a packed plugin again, with the contract of the future, and gives it frames with a colour
 * matrix and a colour range that it cannot know.
 */
public final class FutureTrial {

  private FutureTrial() {}

  /**
   * A mistake of the plugin.
   *
   * @param done the kit's action
   * @param expected what a plugin does that copes with more constants
   * @param found what this one did
   */
  public record Mistake(String done, String expected, String found) {}

  /**
   * Runs the plugin.
   *
   * @param folder an empty folder for its native libraries
   */
  public static Optional<Mistake> run(SubjectDefinition definition, Path folder) throws Exception {
    ClassLoader today = FutureTrial.class.getClassLoader();
    if (!FutureContract.isCarriedBy(today)) {
      throw new IllegalStateException("this jar does not carry the enums of the future");
    }
    Class<?> player = new FutureContract(today).loadClass(FuturePlayer.class.getName());
    try {
      Object texts =
          player
              .getMethod("play", Path.class, String.class, Map.class, Map.class, Path.class)
              .invoke(
                  null,
                  definition.location().orElseThrow(),
                  definition.pluginId().orElse(""),
                  definition.engineSettings(),
                  definition.streamSettings(),
                  folder);
      return mistake((List<?>) texts);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  /** No class of Nunchi is the same in both contracts, so that only texts come back. */
  private static Optional<Mistake> mistake(List<?> texts) {
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mistake((String) texts.get(0), (String) texts.get(1), (String) texts.get(2)));
  }
}
