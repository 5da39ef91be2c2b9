module one { exports one.api; opens one.secret to two; uses one.api.Greeter; provides one.api.Greeter with one.secret.Own; }
