/**
 * How the host works; not for a VMS to use.
 *
 * <ul>
 *   <li>{@code load}: from a directory to a loaded plugin
 *   <li>{@code run}: engines, their generations, streams, and the check of results
 *   <li>{@code schedule}: who runs next, and the threads
 *   <li>{@code supervise}: deadlines, failures, quarantine
 *   <li>{@code measure}: counts and durations, in fixed memory
 *   <li>{@code frame}: pictures as analyzers see them
 * </ul>
 *
 * {@link io.nunchi.api.internal.LogName} and {@link io.nunchi.api.internal.Loggers}: how host and
 * plugins log.
 */
@NullMarked
package io.nunchi.api.internal;

import org.jspecify.annotations.NullMarked;
