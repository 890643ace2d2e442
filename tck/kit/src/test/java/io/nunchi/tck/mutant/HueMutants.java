package io.nunchi.tck.mutant;

import java.util.List;

/** Mutants of rule 5.7: right in some pixel formats and colour codings, wrong in others. */
final class HueMutants {

  private static final String OF_COLOUR = "the order of the channels";

  private HueMutants() {}

  static List<Mutant> all() {
    return List.of(
        reading("red and blue exchanged in RGB", HuePlugin.Flaw.RGB_AS_BGR, false, OF_COLOUR),
        reading("U and V exchanged in NV12", HuePlugin.Flaw.V_BEFORE_U_IN_NV12, false, OF_COLOUR),
        reading("U and V exchanged in I420", HuePlugin.Flaw.V_BEFORE_U_IN_I420, false, OF_COLOUR),
        reading("only warm things, RGB for BGR", HuePlugin.Flaw.RGB_AS_BGR, true, OF_COLOUR),
        reading("only warm things, V for U", HuePlugin.Flaw.V_BEFORE_U_IN_NV12, true, OF_COLOUR),
        reading(
            "nothing blue in planar formats", HuePlugin.Flaw.NO_BLUE_IN_PLANES, false, OF_COLOUR),
        reading(
            "boxes halved in NV12",
            HuePlugin.Flaw.HALVED_IN_NV12,
            false,
            "half-size planes belong to the full-size picture"),
        reading(
            "a failure with video's range",
            HuePlugin.Flaw.FULL_RANGE_ONLY,
            false,
            "a good frame is analyzed"),
        reading(
            "a failure with the matrix of high definition",
            HuePlugin.Flaw.BT601_ONLY,
            false,
            "a good frame is analyzed"));
  }

  private static Mutant reading(
      String what, HuePlugin.Flaw flaw, boolean warmOnly, String message) {
    return Mutant.of("5.7", what, () -> new HuePlugin(flaw, warmOnly), message);
  }
}
