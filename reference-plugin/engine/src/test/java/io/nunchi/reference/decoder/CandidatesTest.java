package io.nunchi.reference.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CandidatesTest {

  /** More than fit at first; every third has two keypoints, every fifth an embedding. */
  private static void fill(Candidates candidates, int count, float offset) {
    for (int i = 0; i < count; i++) {
      candidates.add(i, i + 1, i + 2, i + 3, 0.5f, i % 7);
      if (i % 3 == 0) {
        candidates.addKeypoint(offset + i, 1, 0.25f);
        candidates.addKeypoint(offset + i, 2, 0.75f);
      }
      if (i % 5 == 0) {
        candidates.addToEmbedding(offset - i);
      }
    }
  }

  @Test
  void keepsWhatBelongsToEachCandidateWhileItGrows() {
    Candidates candidates = new Candidates();
    fill(candidates, 1000, 10);
    assertThat(candidates.count()).isEqualTo(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(candidates.left(i)).isEqualTo(i);
      assertThat(candidates.label(i)).isEqualTo(i % 7);
      assertThat(candidates.keypointCount(i)).isEqualTo(i % 3 == 0 ? 2 : 0);
      assertThat(candidates.embedding(i)).hasSize(i % 5 == 0 ? 1 : 0);
    }
    assertThat(candidates.keypointX(999, 1)).isEqualTo(1009);
    assertThat(candidates.keypointY(999, 1)).isEqualTo(2);
    assertThat(candidates.keypointConfidence(999, 0)).isEqualTo(0.25f);
    assertThat(candidates.embedding(995)).containsExactly(-985);
  }

  @Test
  void nothingIsLeftOfTheFrameBefore() {
    Candidates candidates = new Candidates();
    fill(candidates, 20, 10);
    candidates.clear();
    assertThat(candidates.count()).isZero();
    candidates.add(0, 0, 1, 1, 1, 0);
    assertThat(candidates.keypointCount(0)).isZero();
    assertThat(candidates.embedding(0)).isEmpty();
    candidates.addKeypoint(3, 4, 0.5f);
    assertThat(candidates.keypointCount(0)).isEqualTo(1);
    assertThat(candidates.keypointX(0, 0)).isEqualTo(3);
  }

  @Test
  void partsNeedACandidateToBelongTo() {
    Candidates candidates = new Candidates();
    assertThatThrownBy(() -> candidates.addKeypoint(0, 0, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> candidates.addToEmbedding(0))
        .isInstanceOf(IllegalStateException.class);
  }
}
