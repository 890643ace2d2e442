package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.util.List;

/** The model packages in the plugin's own jar, which are named where others are located. */
public final class ShippedModels {

  /** The beginning of a name, so that it is never taken for a path. */
  public static final String PREFIX = "builtin:";

  /** The starter model, which runs where no other model is named. */
  public static final String STARTER = PREFIX + "starter";

  /** The starter model with eight-bit weights and activations. */
  public static final String STARTER_INT8 = PREFIX + "starter-int8";

  private static final List<String> LOCATIONS = List.of(STARTER, STARTER_INT8);

  private ShippedModels() {}

  /**
   * Lists the packages' locations, in the form that the setting {@code model} takes.
   *
   * @return each once
   */
  public static List<String> locations() {
    return LOCATIONS;
  }

  static boolean isMeant(String location) {
    return location.startsWith(PREFIX);
  }

  static ResourceFiles open(String location, Deadline deadline) throws ModelRefusedException {
    if (!LOCATIONS.contains(location)) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.PACKAGE_DIRECTORY, "no such model comes with the plugin")
              .expected(String.join(" or ", LOCATIONS))
              .found(location)
              .where("the model's location")
              .fix("correct the name, or give the path of a model package"));
    }
    return new ResourceFiles(
        "/shipped-models/" + location.substring(PREFIX.length()) + "/", deadline);
  }
}
