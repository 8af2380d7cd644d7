/** The clauses of the contract as results of the build, each by its name. */
package dev.goldenpath.contract;
