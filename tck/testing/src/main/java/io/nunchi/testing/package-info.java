/**
 * Frames, an engine context and a stream player for tests of analyzers; any test framework will do.
 *
 * <pre>{@code
 * AnalyzerPlugin plugin = new AcmePlugin();
 * Settings defaults = plugin.descriptor().streamSettings().parse(Map.of());
 * try (var engine = plugin.createEngine(TestEngineContext.of(plugin, Map.of(), folder));
 *     var analyzer = engine.openAnalyzer(TestStreamContext.of("door", defaults))) {
 *   assertTrue(StreamPlayer.play(analyzer, Walk.of(BGR, Target.rectangle())).targetIsFound());
 * }
 * }</pre>
 */
@NullMarked
package io.nunchi.testing;

import org.jspecify.annotations.NullMarked;
