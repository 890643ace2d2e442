package io.nunchi.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void linesUpColumns() {
    assertThat(new TextTable().row("ID", "STATE").row("nunchi.classic", "LOADED").lines())
        .containsExactly("ID              STATE", "nunchi.classic  LOADED");
  }
}
