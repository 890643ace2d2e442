@NullMarked
package io.nunchi.api.micrometer;

import org.jspecify.annotations.NullMarked;
