package io.nunchi.tck.mutant;

import java.util.List;

/** Mutants of chapter 2 whose settings change while they run. */
public final class LiveSettingsMutants {

  private LiveSettingsMutants() {}

  public static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "2.4",
            "an engine that takes a live setting for later analyzers only",
            () -> new SievePlugin(SievePlugin.Flaw.LATER_ANALYZERS_ONLY),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "an analyzer that does not look at a live setting again",
            () -> new SievePlugin(SievePlugin.Flaw.DEAF_ANALYZER),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "an analyzer that reads a live setting at its first frame only",
            () -> new SievePlugin(SievePlugin.Flaw.FIRST_FRAME_ONLY),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "a live setting that nothing takes over",
            () -> new SievePlugin(SievePlugin.Flaw.NOT_OVERRIDDEN),
            "NUN-2004"),
        Mutant.of(
            "2.5",
            "an analyzer that begins its tracks anew when a setting changes",
            () -> new SievePlugin(SievePlugin.Flaw.FORGETFUL),
            "trackers, background models, counters"),
        Mutant.of(
            "2.5",
            "an analyzer that begins its tracks anew at the next frame after a change",
            () -> new SievePlugin(SievePlugin.Flaw.FORGETFUL_AT_NEXT_FRAME),
            "trackers, background models, counters"));
  }
}
