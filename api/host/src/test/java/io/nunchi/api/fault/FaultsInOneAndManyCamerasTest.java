package io.nunchi.api.fault;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;

/** Every fault in a single camera and in many; variations only when nothing is sampled. */
@Tag("slow")
@Tag("soak")
class FaultsInOneAndManyCamerasTest extends FaultSuite {

  static Stream<Arguments> faultsAndCameras() {
    return faultsIn(false, 1, 32);
  }
}
