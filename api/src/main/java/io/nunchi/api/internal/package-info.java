/**
 * How the host works; not for a VMS to use.
 *
 * <ul>
 *   <li>{@code load}: from a directory to a loaded plugin
 *   <li>{@code run}: engines, streams, the workers, and the check of results
 * </ul>
 */
@NullMarked
package io.nunchi.api.internal;

import org.jspecify.annotations.NullMarked;
