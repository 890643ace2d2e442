package io.nunchi.reference.internal.testing;

import io.nunchi.reference.decoder.OutputTensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pseudo-random tensor, the same as {@code src/test/python/golden_decoders.py} makes. */
public final class GoldenTensor {

  private static final long MASK = 0xFFFFFFFFL;

  private final JsonNode spec;
  private final long[] shape;

  public GoldenTensor(JsonNode spec) {
    this.spec = spec;
    this.shape = spec.path("shape").values().stream().mapToLong(JsonNode::longValue).toArray();
  }

  /** Its dimensions. */
  public long[] shape() {
    return shape.clone();
  }

  /** What a decoder reads. */
  public OutputTensor output() {
    double[] values = values();
    String name = spec.path("name").stringValue();
    if (spec.path("integer").booleanValue()) {
      LongBuffer integers = LongBuffer.allocate(values.length);
      for (double value : values) {
        integers.put((long) value);
      }
      return OutputTensor.of(name, integers.clear());
    }
    FloatBuffer floats = FloatBuffer.allocate(values.length);
    for (double value : values) {
      floats.put((float) value);
    }
    return OutputTensor.of(name, floats.clear());
  }

  private double[] values() {
    int axis = spec.path("axis").intValue();
    int inner = 1;
    int count = 1;
    for (int i = 0; i < shape.length; i++) {
      count *= (int) shape[i];
      inner *= i > axis ? (int) shape[i] : 1;
    }
    List<JsonNode> rangeByIndex = new ArrayList<>();
    for (JsonNode range : spec.path("ranges").values()) {
      for (int i = 0; i < range.path(0).intValue(); i++) {
        rangeByIndex.add(range);
      }
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      JsonNode range = rangeByIndex.get(i / inner % (int) shape[axis]);
      double low = range.path(1).doubleValue();
      double high = range.path(2).doubleValue();
      double value = low + noise(i, spec.path("seed").longValue()) * (high - low);
      values[i] = range.size() == 4 ? Math.floor(value) : value;
    }
    return values;
  }

  /** In [0, 1). */
  private static double noise(long index, long seed) {
    long x = index * 2_654_435_761L + seed * 97 & MASK;
    x ^= x >> 15;
    x = x * 2_246_822_519L & MASK;
    x ^= x >> 13;
    return (x >> 8) / (double) (1 << 24);
  }
}
