/** What a frame costs on its way through the host: locks and memory, counted. */
@NullMarked
package io.nunchi.api.cost;

import org.jspecify.annotations.NullMarked;
