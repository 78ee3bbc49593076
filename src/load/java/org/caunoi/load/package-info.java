/**
 * Files dossiers over HTTP as other systems do, breaks things meanwhile, and counts afterwards what
 * the database holds. Runs from source with nothing but a JDK and the PostgreSQL driver; never part
 * of the product.
 */
package org.caunoi.load;
