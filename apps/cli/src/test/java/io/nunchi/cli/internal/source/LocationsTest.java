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
  void hidesAPasswordThatShouldHaveBeenEscaped() {
    assertThat(Locations.withoutPassword("rtsp://admin:se/cret@host/1"))
        .isEqualTo("rtsp://***@host/1");
    assertThat(Locations.withoutPassword("rtsp://admin:a?b#c@host, rtsp://me:d/e@host"))
        .isEqualTo("rtsp://***@host, rtsp://***@host");
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(Locations.withoutPassword("rtsp://camera/a me@b")).isEqualTo("rtsp://camera/a me@b");
    assertThat(Locations.withoutPassword("/home/me@work/clip.mp4"))
        .isEqualTo("/home/me@work/clip.mp4");
  }
}
