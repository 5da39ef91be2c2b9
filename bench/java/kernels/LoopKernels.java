/** Arithmetic and arrays in loops. */
final class LoopKernels {
    static void register() {
        Harness.add("loop", "sieve", LoopKernels::sieve);
        Harness.add("loop", "matrix", LoopKernels::matrix);
        Harness.add("loop", "nbody", LoopKernels::nbody);
        Harness.add("loop", "mandelbrot", LoopKernels::mandelbrot);
        Harness.add("loop", "fannkuch", LoopKernels::fannkuch);
        Harness.add("loop", "crc", LoopKernels::crc);
    }

    static long sieve() {
        boolean[] composite = new boolean[200_000];
        int primes = 0;
        for (int i = 2; i < composite.length; i++) {
            if (composite[i]) continue;
            primes++;
            for (long j = (long) i * i; j < composite.length; j += i) composite[(int) j] = true;
        }
        return primes;
    }

    static long matrix() {
        int size = 64;
        double[][] a = new double[size][size], b = new double[size][size], c = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a[i][j] = i + j;
                b[i][j] = i - j;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) sum += a[i][k] * b[k][j];
                c[i][j] = sum;
            }
        }
        return Double.doubleToLongBits(c[13][57]);
    }

    static long nbody() {
        int bodies = 5;
        double[] x = {0, 4.8, 8.3, 12.9, 15.4}, y = {0, -1.2, 4.1, -15.1, -25.9}, z = {0, -0.1, -0.4, -0.2, 0.2};
        double[] u = {0, 0.6, -1.0, 1.1, 1.0}, v = {0, 2.8, 1.8, 0.9, 0.6}, w = {0, 0, 0, 0, 0};
        double[] mass = {39.5, 0.04, 0.01, 0.002, 0.002};
        for (int step = 0; step < 2000; step++) {
            for (int i = 0; i < bodies; i++) {
                for (int j = i + 1; j < bodies; j++) {
                    double dx = x[i] - x[j], dy = y[i] - y[j], dz = z[i] - z[j];
                    double square = dx * dx + dy * dy + dz * dz;
                    double magnitude = 0.01 / (square * Math.sqrt(square));
                    u[i] -= dx * mass[j] * magnitude;
                    v[i] -= dy * mass[j] * magnitude;
                    w[i] -= dz * mass[j] * magnitude;
                    u[j] += dx * mass[i] * magnitude;
                    v[j] += dy * mass[i] * magnitude;
                    w[j] += dz * mass[i] * magnitude;
                }
            }
            for (int i = 0; i < bodies; i++) {
                x[i] += 0.01 * u[i];
                y[i] += 0.01 * v[i];
                z[i] += 0.01 * w[i];
            }
        }
        return Double.doubleToLongBits(x[0] + y[1] + z[2]);
    }

    static long mandelbrot() {
        int size = 100, inside = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double cr = 2.0 * column / size - 1.5, ci = 2.0 * row / size - 1.0, zr = 0, zi = 0;
                int n = 0;
                while (n < 50 && zr * zr + zi * zi < 4) {
                    double next = zr * zr - zi * zi + cr;
                    zi = 2 * zr * zi + ci;
                    zr = next;
                    n++;
                }
                if (n == 50) inside++;
            }
        }
        return inside;
    }

    static long fannkuch() {
        int n = 8, most = 0, checksum = 0, r = n, number = 0;
        int[] first = new int[n], work = new int[n], count = new int[n];
        for (int i = 0; i < n; i++) first[i] = i;
        while (true) {
            for (; r != 1; r--) count[r - 1] = r;
            System.arraycopy(first, 0, work, 0, n);
            int flips = 0;
            for (int k = work[0]; k != 0; k = work[0], flips++) {
                for (int low = 0, high = k; low < high; low++, high--) {
                    int swap = work[low];
                    work[low] = work[high];
                    work[high] = swap;
                }
            }
            most = Math.max(most, flips);
            checksum += number++ % 2 == 0 ? flips : -flips;
            for (;; r++) {
                if (r == n) return checksum * 1000L + most;
                int head = first[0];
                for (int i = 0; i < r; i++) first[i] = first[i + 1];
                first[r] = head;
                if (--count[r] > 0) break;
            }
        }
    }

    static long crc() {
        int crc = -1;
        for (int i = 0; i < 50_000; i++) {
            crc ^= i & 255;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1;
        }
        return crc;
    }
}
