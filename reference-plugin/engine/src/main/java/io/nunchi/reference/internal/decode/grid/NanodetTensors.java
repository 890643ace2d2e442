package io.nunchi.reference.internal.decode.grid;

import java.util.List;

/** The names of a NanoDet's outputs: all in one, or one of each kind for each stride. */
record NanodetTensors(boolean allInOne, List<String> labels, List<String> distances) {

  static NanodetTensors together(String tensor) {
    return new NanodetTensors(true, List.of(tensor), List.of(tensor));
  }

  static NanodetTensors apart(List<String> labels, List<String> distances) {
    return new NanodetTensors(false, labels, distances);
  }
}
