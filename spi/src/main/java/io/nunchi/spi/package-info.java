/**
 * The contract in three levels, and what describes each of them.
 *
 * <ul>
 *   <li>{@link io.nunchi.spi.AnalyzerPlugin}: found by {@link java.util.ServiceLoader}, describes
 *       itself with a {@link io.nunchi.spi.PluginDescriptor}, creates engines.
 *   <li>{@link io.nunchi.spi.AnalyzerEngine}: owns what is expensive and shared; describes itself
 *       with an {@link io.nunchi.spi.EngineDescriptor} and an {@link io.nunchi.spi.EngineStatus}.
 *   <li>{@link io.nunchi.spi.FrameAnalyzer}: one per camera stream; turns a frame into a result.
 * </ul>
 *
 * <p>The numbers in parentheses, such as (rule 3.2), are those of {@code tck/RULES.md}, where each
 * rule of the contract is stated once with its intent.
 */
@NullMarked
package io.nunchi.spi;

import org.jspecify.annotations.NullMarked;
