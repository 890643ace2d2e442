package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossReportsTest {

  private final LossReports reports = new LossReports("rtsp://camera", ConnectionListener.NONE);

  @Test
  void tellsEachReasonOfOneLossOnceHoweverTheyTakeTurns() {
    for (int night = 0; night < 10; night++) {
      reports.away("connection refused");
      reports.away("no route to host");
    }

    assertThat(reports.problems()).hasSize(2);
  }

  @Test
  void tellsAReasonAgainAfterTheCameraWasBack() {
    reports.away("connection refused");
    reports.isBack();
    reports.away("connection refused");

    assertThat(reports.problems()).hasSize(2);
  }
}
