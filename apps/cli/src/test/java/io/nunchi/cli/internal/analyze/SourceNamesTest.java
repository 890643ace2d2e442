package io.nunchi.cli.internal.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourceNamesTest {

  @Test
  void saysWhatASourceIsCalled() {
    assertThat(
            SourceNames.of(
                List.of(
                    "a/street.mp4",
                    "b/street.mp4",
                    "b/STREET.mp4",
                    "frames/",
                    "scene:street-day?fps=5",
                    "rtsp://me:secret@10.0.0.7:554/live/1?profile=2",
                    "..",
                    "")))
        .containsExactly(
            "street.mp4",
            "street.mp4-2",
            "STREET.mp4-3",
            "frames",
            "scene-street-day",
            "10.0.0.7-554-live-1",
            "source",
            "source-2");
  }

  @Test
  void leavesTheNamesOfTheRunsOwnFilesToThem() {
    assertThat(SourceNames.of(List.of("shadow", "a/Shadow/", "run1/annotated.mp4", "summary.json")))
        .containsExactly("shadow-2", "Shadow-3", "annotated.mp4-2", "summary.json-2");
  }

  @Property(tries = 300)
  void namesAreUniqueAndStayInTheirFolder(@ForAll List<String> locations) {
    List<String> names = SourceNames.of(locations);
    assertThat(names).hasSameSizeAs(locations);
    assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    assertThat(names).allMatch(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*"));
  }
}
