/** Several models on the same labelled frames: accuracy against cost, as table and picture. */
@NullMarked
package io.nunchi.cli.internal.tradeoff;

import org.jspecify.annotations.NullMarked;
