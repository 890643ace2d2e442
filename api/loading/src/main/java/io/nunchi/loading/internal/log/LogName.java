package io.nunchi.loading.internal.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A stream and its generation in the log's context (SLF4J's MDC).
 *
 * @param stream the stream's id
 * @param generation the generation's number
 */
public record LogName(String stream, String generation) {

  private static final String STREAM = "nunchi.stream";
  private static final String GENERATION = "nunchi.generation";
  private static final Scope NOTHING_BEFORE = new Scope(null, null);

  /** Puts this into the context of the current thread until it leaves the scope. */
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

  /** The same as a map. */
  Map<String, String> context() {
    return Map.of(STREAM, stream, GENERATION, generation);
  }

  /** Replaces the generation within a scope. */
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
   * The context before; leaving the scope restores it.
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
