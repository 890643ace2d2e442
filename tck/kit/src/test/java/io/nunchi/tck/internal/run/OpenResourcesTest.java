package io.nunchi.tck.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenResourcesTest {

  private final OpenResources resources = new OpenResources();
  private final List<String> closed = new ArrayList<>();

  @Test
  void closesTheLastFirst() throws Exception {
    resources.add(() -> closed.add("engine"));
    resources.add(() -> closed.add("analyzer"));

    resources.closeAll();

    assertThat(closed).containsExactly("analyzer", "engine");
  }

  @Test
  void closesTheRestWhenACloseThrowsAnError() {
    resources.add(() -> closed.add("engine"));
    resources.add(
        () -> {
          throw new IllegalStateException("second");
        });
    resources.add(
        () -> {
          throw new StackOverflowError("first");
        });

    assertThatThrownBy(resources::closeAll)
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("first")
        .satisfies(first -> assertThat(first.getSuppressed()[0]).hasMessage("second"));
    assertThat(closed).containsExactly("engine");
  }

  @Test
  void leavesAloneWhatItLetGo() throws Exception {
    AutoCloseable analyzer = () -> closed.add("analyzer");
    resources.add(analyzer);
    resources.remove(analyzer);

    resources.closeAll();

    assertThat(closed).isEmpty();
  }
}
