package io.nunchi.reference.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.manifest.Decoders;
import io.nunchi.reference.internal.testing.GoldenTensor;
import io.nunchi.reference.internal.testing.Layouts;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.failure.FrameRejectedException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every decoder makes the same of pseudo-random tensors as {@code src/test/python/
 * golden_decoders.py}, which shares no code with it and wrote the expected candidates.
 */
class GoldenTensorTest {

  private static final double PIXELS = 2e-3;
  private static final float CONFIDENCE = 2e-5f;
  private static final int COVERAGE = 1;
  private static final Decoders DECODERS =
      Wiring.injector(TestHost.nativeFolder()).getInstance(Decoders.class);

  static List<JsonNode> cases() throws Exception {
    try (InputStream stream = GoldenTensorTest.class.getResourceAsStream("/golden/decoders.json")) {
      return List.copyOf(
          new JsonMapper().readTree(Objects.requireNonNull(stream, "golden file")).values());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatAnotherImplementationFinds(JsonNode golden) throws Exception {
    OutputLayout layout = layout(golden);
    List<OutputTensor> outputs = outputs(layout, golden);
    Candidates candidates = new Candidates();

    OutputDecoder decoder = layout.newDecoder();
    decoder.decode(outputs, thresholds(golden), candidates);

    List<JsonNode> expected = List.copyOf(golden.path("expected").values());
    assertThat(candidates.count()).isEqualTo(expected.size());
    List<Integer> falling =
        IntStream.range(0, candidates.count())
            .boxed()
            .sorted((a, b) -> Float.compare(candidates.confidence(b), candidates.confidence(a)))
            .toList();
    for (int rank = 0; rank < expected.size(); rank++) {
      int index = falling.get(rank);
      assertSame(expected.get(rank), candidates, index);
      assertThat(layout.hasMasks()).isEqualTo(expected.get(rank).has("mask"));
      assertThat(layout.hasAngles()).isEqualTo(candidates.isOriented(index));
      if (layout.hasMasks()) {
        MaskCanvas canvas = new MaskCanvas();
        canvas.place(inTensor(candidates, index, golden));
        decoder.paintMask(outputs, candidates, index, canvas);
        assertSame(expected.get(rank).path("mask"), canvas);
      }
    }
  }

  private static TensorArea inTensor(Candidates candidates, int index, JsonNode golden) {
    double width = golden.path("width").intValue();
    double height = golden.path("height").intValue();
    return new TensorArea(
        Math.min(width, Math.max(0, candidates.left(index))),
        Math.min(height, Math.max(0, candidates.top(index))),
        Math.min(width, Math.max(0, candidates.right(index))),
        Math.min(height, Math.max(0, candidates.bottom(index))));
  }

  private static void assertSame(JsonNode mask, MaskCanvas canvas) {
    assertThat(canvas.columns()).isEqualTo(mask.path("columns").intValue());
    assertThat(canvas.rows()).isEqualTo(mask.path("rows").intValue());
    byte[] expected = HexFormat.of().parseHex(mask.path("coverage").stringValue());
    byte[] found = canvas.coverage();
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Byte.toUnsignedInt(found[i]))
          .isCloseTo(Byte.toUnsignedInt(expected[i]), within(COVERAGE));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rejectsNumbersThatMeanNothing(JsonNode golden) {
    OutputLayout layout = layout(golden);
    List<OutputTensor> outputs =
        layout.tensors().stream().map(GoldenTensorTest::withoutMeaning).toList();
    Thresholds thresholds = thresholds(golden);
    assertThatThrownBy(() -> layout.newDecoder().decode(outputs, thresholds, new Candidates()))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203");
  }

  private static OutputTensor withoutMeaning(ExpectedTensor expected) {
    int count = 1;
    for (long dimension : expected.shape()) {
      count *= dimension == ExpectedTensor.ANY ? 5 : (int) dimension;
    }
    if (expected.type() == ElementType.INTEGER) {
      return OutputTensor.of(expected.name(), LongBuffer.allocate(count));
    }
    float[] values = new float[count];
    Arrays.fill(values, Float.NaN);
    return OutputTensor.of(expected.name(), FloatBuffer.wrap(values));
  }

  @Test
  void everyDecoderIsHeldAgainstAnotherImplementationAtTwoInputSizes() throws Exception {
    Map<String, TreeSet<String>> sizes = new TreeMap<>();
    for (JsonNode golden : cases()) {
      sizes
          .computeIfAbsent(golden.at("/output/decoder").stringValue(), name -> new TreeSet<>())
          .add(golden.path("width").intValue() + " x " + golden.path("height").intValue());
    }
    assertThat(sizes.keySet()).containsExactlyElementsOf(DECODERS.names());
    assertThat(sizes.values()).allSatisfy(each -> assertThat(each).hasSizeGreaterThan(1));
  }

  private static Thresholds thresholds(JsonNode golden) {
    return Thresholds.of(
        IntStream.range(0, golden.path("labels").intValue()).mapToObj(String::valueOf).toList(),
        golden.path("threshold").floatValue(),
        Map.of());
  }

  private static OutputLayout layout(JsonNode golden) {
    ObjectNode output = (ObjectNode) golden.path("output");
    DecoderType decoder =
        Objects.requireNonNull(DECODERS.find(output.path("decoder").stringValue()));
    return Layouts.of(
        decoder,
        output,
        new ModelShape(
            golden.path("width").intValue(),
            golden.path("height").intValue(),
            golden.path("labels").intValue()));
  }

  /** The tensors in the layout's order, whose shapes must be what the layout expects. */
  private static List<OutputTensor> outputs(OutputLayout layout, JsonNode golden) {
    List<OutputTensor> outputs = new ArrayList<>();
    for (ExpectedTensor expected : layout.tensors()) {
      GoldenTensor tensor =
          golden.path("tensors").values().stream()
              .filter(spec -> spec.path("name").stringValue().equals(expected.name()))
              .map(GoldenTensor::new)
              .findFirst()
              .orElseThrow();
      assertThat(expected.admits(tensor.shape())).describedAs(expected.description()).isTrue();
      outputs.add(tensor.output());
    }
    assertThat(outputs).hasSize(golden.path("tensors").size());
    return outputs;
  }

  private static void assertSame(JsonNode expected, Candidates candidates, int index) {
    double[] box = {
      candidates.left(index),
      candidates.top(index),
      candidates.right(index),
      candidates.bottom(index)
    };
    assertThat(candidates.confidence(index))
        .isCloseTo(expected.path("confidence").floatValue(), within(CONFIDENCE));
    assertThat(candidates.label(index)).isEqualTo(expected.path("label").intValue());
    assertThat(box).containsExactly(numbers(expected.path("box")), within(PIXELS));
    double[] extra = numbers(expected.path("extra"));
    double[] found =
        candidates.keypointCount(index) > 0
            ? IntStream.range(0, candidates.keypointCount(index))
                .boxed()
                .flatMap(
                    point ->
                        Stream.of(
                            candidates.keypointX(index, point), candidates.keypointY(index, point)))
                .mapToDouble(Float::doubleValue)
                .toArray()
            : IntStream.range(0, candidates.embedding(index).length)
                .mapToDouble(i -> candidates.embedding(index)[i])
                .toArray();
    assertThat(found).containsExactly(extra, within(PIXELS));
    if (expected.has("visibility")) {
      double[] visibility = numbers(expected.path("visibility"));
      for (int point = 0; point < candidates.keypointCount(index); point++) {
        assertThat((double) candidates.keypointConfidence(index, point))
            .isCloseTo(visibility[point], within((double) CONFIDENCE));
      }
    }
    if (expected.has("angle")) {
      assertThat(new double[] {candidates.angle(index)})
          .containsExactly(numbers(expected.path("angle")), within((double) CONFIDENCE));
    }
  }

  private static double[] numbers(JsonNode list) {
    return list.values().stream().mapToDouble(JsonNode::doubleValue).toArray();
  }
}
