/** One benchmark: the same work at every call, and a checksum that both VMs must agree on. */
interface Kernel {
    long run() throws Exception;
}
