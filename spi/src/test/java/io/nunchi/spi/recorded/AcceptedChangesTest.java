package io.nunchi.spi.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedChangesTest {

  private static final IncompatibleChange REMOVED =
      new IncompatibleChange("METHOD_REMOVED", "acme.Api.a(int, long)");
  private static final IncompatibleChange ADDED =
      new IncompatibleChange("METHOD_ADDED_TO_INTERFACE", "acme.Api.b()");

  private final AcceptedChanges accepted =
      AcceptedChanges.of(
          List.of("# a comment", "", "METHOD_REMOVED acme.Api.a(int, long): no plugin calls it"));

  @Test
  void changeOfTheListIsAcceptedAndNoOther() {
    assertThat(accepted.refused(List.of(REMOVED, ADDED))).containsExactly(ADDED);
  }

  @Test
  void lineWithoutItsChangeIsUnused() {
    assertThat(accepted.unused(List.of(ADDED))).containsExactly(REMOVED);
    assertThat(accepted.unused(List.of(REMOVED))).isEmpty();
  }

  @Test
  void lineWithoutReasonIsRefused() {
    assertThatThrownBy(() -> AcceptedChanges.of(List.of("METHOD_REMOVED acme.Api.a()")))
        .hasMessageContaining("REASON");
  }
}
