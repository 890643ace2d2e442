@NullMarked
package io.nunchi.api.internal.schedule;

import org.jspecify.annotations.NullMarked;
