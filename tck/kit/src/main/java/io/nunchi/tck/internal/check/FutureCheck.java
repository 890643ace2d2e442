package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.future.FutureTrial;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SubjectDefinition;
import java.nio.file.Path;
import java.util.Optional;

/** Contract rule 5.6: a plugin copes with constants that a later contract adds to enums. */
final class FutureCheck {

  private FutureCheck() {}

  static void run(CheckSession session) throws Exception {
    SubjectDefinition definition = session.subject().definition();
    if (definition.location().isEmpty()) {
      throw session.skipped("the plugin was given as a class: verify its jar");
    }
    session.doing("loaded the plugin with a contract whose enums have one more constant");
    Path folder = session.subject().loaded().newFolder("future-");
    Optional<FutureTrial.Mistake> mistake =
        session.endsInTime(
            "the plugin",
            () -> FutureTrial.run(definition, folder),
            "what it does with what it does not know");
    if (mistake.isPresent()) {
      session.doing(mistake.get().done());
      throw session.failure(
          mistake.get().expected(),
          mistake.get().found(),
          "a switch without a default, and values() of PixelFormat, ColorMatrix or ColorRange");
    }
  }
}
