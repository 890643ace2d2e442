package io.nunchi.reference.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.manifest.Decoders;
import io.nunchi.reference.internal.testing.GoldenTensor;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The likeliest guess for a model is the decoder that its outputs are for; {@code src/test/python/
 * golden_decoders.py} lists outputs for each decoder.
 */
class GuessesTest {

  private static final Decoders DECODERS =
      Wiring.injector(TestHost.nativeFolder()).getInstance(Decoders.class);

  private record Guessed(DecoderType decoder, Guess guess) {}

  private static List<Guessed> guesses(ModelOutputs outputs) {
    return DECODERS.all().stream()
        .flatMap(
            decoder -> decoder.guesses(outputs).stream().map(guess -> new Guessed(decoder, guess)))
        .sorted(Comparator.comparingInt((Guessed it) -> it.guess().likelihood()).reversed())
        .toList();
  }

  static List<Arguments> models() throws Exception {
    try (InputStream stream = GuessesTest.class.getResourceAsStream("/golden/guesses.json")) {
      return new JsonMapper()
          .readTree(Objects.requireNonNull(stream, "golden file")).values().stream()
              .map(GuessesTest::model)
              .toList();
    }
  }

  private static Arguments model(JsonNode golden) {
    return Arguments.of(
        golden.path("decoder").stringValue(),
        golden.path("labels").intValue(),
        new ModelOutputs(
                golden.path("tensors").values().stream()
                    .map(tensor -> new GoldenTensor(tensor).fact())
                    .toList(),
                golden.path("width").intValue(),
                golden.path("height").intValue())
            .withMetadata(
                golden.path("metadata").properties().stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, it -> it.getValue().stringValue()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void theLikeliestGuessIsRight(String decoder, int labels, ModelOutputs outputs) {
    Guessed likeliest = guesses(outputs).get(0);
    assertThat(likeliest.decoder().name()).isEqualTo(decoder);
    assertThat(likeliest.guess().labelCount()).isEqualTo(labels);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aGuessNamesEveryOutput(String decoder, int labels, ModelOutputs outputs) {
    Map<String, Object> parameters = guesses(outputs).get(0).guess().parameters();
    List<Object> texts =
        parameters.values().stream()
            .flatMap(
                value -> value instanceof Collection<?> list ? list.stream() : Stream.of(value))
            .map(Object.class::cast)
            .toList();
    assertThat(texts).containsAll(outputs.tensors().stream().map(TensorFact::name).toList());
  }

  @Test
  void everyDecoderHasACase() throws Exception {
    assertThat(models().stream().map(model -> model.get()[0])).containsAll(DECODERS.names());
  }

  @Test
  void outputsOfNoDecoderAreNotGuessed() {
    TensorFact unknown =
        new TensorFact("out", "FLOAT", List.of(1L, 7L, 9L, 3L, 2L), new Sample(new float[7 * 54]));
    assertThat(guesses(new ModelOutputs(List.of(unknown), 64, 64))).isEmpty();
  }
}
