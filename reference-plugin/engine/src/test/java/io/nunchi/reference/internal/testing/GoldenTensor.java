package io.nunchi.reference.internal.testing;

import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** The tensor as a decoder reads it. */
  public OutputTensor output() {
    double[] values = values();
    String name = name();
    if (isInteger()) {
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

  /** The tensor as an output of a model that nobody has described yet. */
  public TensorFact fact() {
    double[] values = values();
    float[] sample = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      sample[i] = (float) values[i];
    }
    return new TensorFact(
        name(),
        isInteger() ? "INT64" : "FLOAT",
        Arrays.stream(shape).boxed().toList(),
        declared(),
        isInteger() ? Sample.NOTHING : new Sample(sample));
  }

  /** The dimensions that the model declares, of which some may be open. */
  private List<Long> declared() {
    List<Long> declared = new ArrayList<>(Arrays.stream(shape).boxed().toList());
    spec.path("open").values().forEach(axis -> declared.set(axis.intValue(), -1L));
    return declared;
  }

  private String name() {
    return spec.path("name").stringValue();
  }

  private boolean isInteger() {
    return spec.path("integer").booleanValue();
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

  /** A number in [0, 1). */
  private static double noise(long index, long seed) {
    long x = index * 2_654_435_761L + seed * 97 & MASK;
    x ^= x >> 15;
    x = x * 2_246_822_519L & MASK;
    x ^= x >> 13;
    return (x >> 8) / (double) (1 << 24);
  }
}
