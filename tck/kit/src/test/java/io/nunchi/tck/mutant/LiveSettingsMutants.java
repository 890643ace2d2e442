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
            "an engine that takes a live setting for earlier analyzers only",
            () -> new SievePlugin(SievePlugin.Flaw.EARLIER_ANALYZERS_ONLY),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "an analyzer that reads the engine's live setting at its first frame only",
            () -> new SievePlugin(SievePlugin.Flaw.ENGINE_SETTING_AT_FIRST_FRAME_ONLY),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "an analyzer that reads its own live setting at its first frame only",
            () -> new SievePlugin(SievePlugin.Flaw.STREAM_SETTING_AT_FIRST_FRAME_ONLY),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "an analyzer that begins with the engine's setting when it was opened",
            () -> new SievePlugin(SievePlugin.Flaw.FIRST_FRAME_FORGETS_ENGINE_CHANGE),
            "what is worked out from settings once"),
        Mutant.of(
            "2.4",
            "an analyzer that begins with its own setting when it was opened",
            () -> new SievePlugin(SievePlugin.Flaw.FIRST_FRAME_FORGETS_STREAM_CHANGE),
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
            "trackers, background models, counters"),
        Mutant.of(
            "2.5",
            "an analyzer that counts anew when its own setting changes",
            () -> new SievePlugin(SievePlugin.Flaw.COUNTS_ANEW),
            "trackers, background models, counters"));
  }
}
