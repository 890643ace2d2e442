package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocationsTest {

  @Test
  void hidesUserAndPassword() {
    assertThat(Locations.withoutPassword("rtsp://admin:p@ss@camera/stream"))
        .isEqualTo("rtsp://***@camera/stream");
    assertThat(Locations.withoutPassword("cannot open 'rtsp://admin:x@camera/': refused"))
        .isEqualTo("cannot open 'rtsp://***@camera/': refused");
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(Locations.withoutPassword("rtsp://camera/a@b")).isEqualTo("rtsp://camera/a@b");
    assertThat(Locations.withoutPassword("/home/me@work/clip.mp4"))
        .isEqualTo("/home/me@work/clip.mp4");
  }
}
