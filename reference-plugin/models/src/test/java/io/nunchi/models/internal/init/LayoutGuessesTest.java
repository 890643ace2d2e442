package io.nunchi.models.internal.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.manifest.Decoders;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutGuessesTest {

  private static final Decoders DECODERS =
      Wiring.injector(TestHost.nativeFolder()).getInstance(Decoders.class);

  private static TensorFact output(String name, Long... shape) {
    int size = 1;
    for (long length : shape) {
      size *= (int) length;
    }
    return new TensorFact(name, "FLOAT", List.of(shape), new Sample(new float[size]));
  }

  private static List<LayoutCandidate> guesses(TensorFact... outputs) {
    return LayoutGuesses.of(DECODERS, new ModelOutputs(List.of(outputs), 64, 64), 0);
  }

  @Test
  void anOutputThatNoDecoderNeedsIsLeftUnread() {
    LayoutCandidate likeliest =
        guesses(output("boxes", 1L, 6L, 84L), output("features", 1L, 5L, 3L, 7L, 2L)).get(0);
    assertThat(likeliest.decoder().name()).isEqualTo("yolov8");
    assertThat(likeliest.output().path("tensor").stringValue()).isEqualTo("boxes");
    assertThat(likeliest.reason()).contains("without features, left unread");
  }

  @Test
  void prototypesOfMasksAreNotTakenForAGridOfBoxes() {
    List<LayoutCandidate> candidates =
        guesses(output("boxes", 1L, 6L, 84L), output("prototypes", 1L, 32L, 16L, 16L));
    assertThat(candidates.get(0).decoder().name()).isEqualTo("yolov8");
    assertThat(candidates.get(0).likelihood() - candidates.get(1).likelihood())
        .isGreaterThanOrEqualTo(20); // so that it is taken without a question
  }

  @Test
  void severalOutputsMayBeLeftUnread() {
    LayoutCandidate likeliest =
        guesses(
                output("loss", 5L, 3L, 7L, 2L, 2L),
                output("boxes", 1L, 6L, 84L),
                output("features", 1L, 5L, 3L, 7L, 2L))
            .get(0);
    assertThat(likeliest.output().path("tensor").stringValue()).isEqualTo("boxes");
    assertThat(likeliest.reason()).contains("without loss, features, left unread");
  }

  @Test
  void nothingIsGuessedFromOutputsOfNoDecoder() {
    assertThat(guesses(output("a", 1L, 5L, 3L, 7L, 2L), output("b", 5L, 3L, 7L, 2L, 2L))).isEmpty();
  }
}
