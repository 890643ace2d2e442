/**
 * A run in which everything that can happen to a host happens at random, and every sum is right.
 */
@NullMarked
package io.nunchi.api.chaos;

import org.jspecify.annotations.NullMarked;
