package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.Capability;
import java.util.EnumSet;
import java.util.Set;

/** The capability bits of {@code nunchi_vision.h}. */
public final class CapabilityCode {

  private CapabilityCode() {}

  /** The bit of a capability; 0 for one that the header does not know. */
  static int of(Capability capability) {
    return switch (capability) {
      case DETECTIONS -> 1;
      case ATTRIBUTES -> 2;
      case FRAME_ATTRIBUTES -> 4;
      case RULE_EVENTS -> 8;
      case TRACKS -> 16;
      case KEYPOINTS -> 32;
      case MASKS -> 64;
      case EMBEDDINGS -> 128;
      case STATE -> 256;
      default -> 0;
    };
  }

  /** The capabilities that a library declares, as far as this host knows them. */
  public static Set<Capability> capabilitiesOf(LibraryDescription library) {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    for (Capability capability : Capability.values()) {
      if (library.can(capability)) {
        capabilities.add(capability);
      }
    }
    return capabilities;
  }
}
