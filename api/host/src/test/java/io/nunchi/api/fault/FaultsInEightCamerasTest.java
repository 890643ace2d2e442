package io.nunchi.api.fault;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;

/** Every fault, its variations too, in eight cameras. */
@Tag("slow")
@Tag("soak")
class FaultsInEightCamerasTest extends FaultSuite {

  static Stream<Arguments> faultsAndCameras() {
    return faultsIn(true, 8);
  }
}
