package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SavedStateTest {

  @Test
  void doesNotChangeWithTheBytesItWasMadeOf() {
    byte[] bytes = {1, 2, 3};
    SavedState state = SavedState.of("acme.people", 2, bytes);
    bytes[0] = 9;
    state.bytes()[1] = 9;
    assertThat(state.bytes()).containsExactly(1, 2, 3);
    assertThat(state.size()).isEqualTo(3);
    assertThat(state).isEqualTo(SavedState.of("acme.people", 2, new byte[] {1, 2, 3}));
    assertThat(state).isNotEqualTo(SavedState.of("acme.people", 3, new byte[] {1, 2, 3}));
    assertThat(state).hasToString("SavedState[acme.people 2, 3 bytes]");
  }

  @Test
  void isBoundedAndNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SavedState.of("acme.people", 1, new byte[SavedState.MAX_BYTES + 1]))
        .withMessageContaining(Integer.toString(SavedState.MAX_BYTES));
    assertThatIllegalArgumentException().isThrownBy(() -> SavedState.of(" ", 1, new byte[0]));
  }
}
