package io.nunchi.loading.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A stream and its generation, as the log's context (SLF4J's MDC) names them.
 *
 * @param stream the camera's id
 * @param generation the generation's number
 */
public record LogName(String stream, String generation) {

  private static final String STREAM = "nunchi.stream";
  private static final String GENERATION = "nunchi.generation";
  private static final Scope NOTHING_BEFORE = new Scope(null, null);

  /** Names this to whatever the current thread logs until it leaves the scope. */
  public Scope enter() {
    String streamBefore = MDC.get(STREAM);
    String generationBefore = MDC.get(GENERATION);
    Scope scope =
        streamBefore == null && generationBefore == null
            ? NOTHING_BEFORE
            : new Scope(streamBefore, generationBefore);
    put(STREAM, stream);
    put(GENERATION, generation);
    return scope;
  }

  /** Names another generation of the stream within a scope. */
  public void replaceGeneration() {
    put(GENERATION, generation);
  }

  private static void put(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }

  /**
   * What the context named before; leaving it names that again.
   *
   * @param stream the stream, if there was one
   * @param generation the generation, if there was one
   */
  public record Scope(@Nullable String stream, @Nullable String generation) {

    public void leave() {
      put(STREAM, stream);
      put(GENERATION, generation);
    }
  }
}
