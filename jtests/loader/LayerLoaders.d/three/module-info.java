module three { requires two; exports three; }
