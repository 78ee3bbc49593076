/** Tests of the whole house, and what every test may use. */
@NullMarked
package org.caunoi;

import org.jspecify.annotations.NullMarked;
